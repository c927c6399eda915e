/* How hard a QR code is to read, by the standard's four rules: the fewer faults, the better its mask. */

const FINDER = [true, false, true, true, true, false, true];
const LIGHT = 4;

/** Runs of five and more of one colour: 3 and one more for each further. */
function runs(line) {
  let total = 0;
  for (let at = 0, length = 0; at < line.length; at++) {
    length = at > 0 && line[at] === line[at - 1] ? length + 1 : 1;
    if (length === 5) total += 3;
    else if (length > 5) total += 1;
  }
  return total;
}

/** Patterns like those of the corners, with four light squares before or after: 40 each. Outside it is light. */
function finders(line) {
  let total = 0;
  const lightFrom = (from) => {
    for (let at = from; at < from + LIGHT; at++) if (line[at]) return false;
    return true;
  };
  for (let at = 0; at + FINDER.length <= line.length; at++) {
    if (!FINDER.every((dark, place) => line[at + place] === dark)) continue;
    if (!lightFrom(at - LIGHT) && !lightFrom(at + FINDER.length)) continue;
    total += 40;
    at += FINDER.length - 1; // patterns that share a square count once
  }
  return total;
}

/** Squares of two by two of one colour: 3 each. */
function squares(grid) {
  let total = 0;
  for (let y = 1; y < grid.length; y++) {
    for (let x = 1; x < grid.length; x++) {
      const one = grid[y][x];
      if (one === grid[y - 1][x] && one === grid[y][x - 1] && one === grid[y - 1][x - 1]) total += 3;
    }
  }
  return total;
}

/** 10 for every twentieth by which the dark squares are away from half. */
function balance(grid) {
  const dark = grid.flat().filter(Boolean).length;
  return Math.floor(Math.abs((dark * 100) / grid.length ** 2 - 50) / 5) * 10;
}

export function faults(grid) {
  const columns = grid.map((_, x) => grid.map((row) => row[x]));
  const lines = [...grid, ...columns];
  return lines.reduce((total, line) => total + runs(line) + finders(line), 0) + squares(grid) + balance(grid);
}
