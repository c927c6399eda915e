/* How far places are from each other, and how long it takes to walk there. */

const EARTH = 3958.8; // miles
const MINUTES_A_MILE = (1.609 * 1.3 * 60) / 4.8; // at 4.8 km/h, and ways are longer than straight lines

/** Miles in a straight line between two points in degrees. */
export function miles([lat, lon], [otherLat, otherLon]) {
  const radian = Math.PI / 180;
  const half = (degrees) => Math.sin((degrees * radian) / 2) ** 2;
  const across = half(otherLat - lat) + Math.cos(lat * radian) * Math.cos(otherLat * radian) * half(otherLon - lon);
  return 2 * EARTH * Math.asin(Math.sqrt(across));
}

/** How many minutes it takes to walk between two runs' places, by the way and not as the crow flies; NaN if not known. */
export function walk(one, other) {
  return one.point && other.point ? Math.ceil(miles(one.point, other.point) * MINUTES_A_MILE) : NaN;
}
