/*
 * QR codes (ISO/IEC 18004) of addresses: bytes, versions 1 to 15, error correction L or M. The smallest version that
 * holds the text is taken, at M where it fits into the same versions at all, else at L; the mask is the one with the
 * fewest faults by the standard's four rules.
 */

import { faults } from "./plan-qr-faults.js";

/** For each version from 1: how many codewords correct each block, and the blocks' counts of data codewords. */
const BLOCKS = {
  L: [
    [7, [19]], [10, [34]], [15, [55]], [20, [80]], [26, [108]], [18, [68, 68]], [20, [78, 78]], [24, [97, 97]],
    [30, [116, 116]], [18, [68, 68, 69, 69]], [20, [81, 81, 81, 81]], [24, [92, 92, 93, 93]],
    [26, [107, 107, 107, 107]], [30, [115, 115, 115, 116]], [22, [87, 87, 87, 87, 87, 88]],
  ],
  M: [
    [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]],
    [22, [38, 38, 39, 39]], [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]], [30, [50, 51, 51, 51, 51]],
    [22, [36, 36, 36, 36, 36, 36, 37, 37]], [22, [37, 37, 37, 37, 37, 37, 37, 37, 38]],
    [24, [40, 40, 40, 40, 41, 41, 41, 41, 41]], [24, [41, 41, 41, 41, 41, 42, 42, 42, 42, 42]],
  ],
};
const LAST = 15;
const LEVEL_BITS = { L: 1, M: 0 };
const BYTES = 4;
const PADS = [0xec, 0x11];
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const room = (version, level) => sum(BLOCKS[level][version - 1][1]);
const header = (version) => (version < 10 ? 12 : 20);

/** How many bytes a version holds. */
const capacity = (version, level) => Math.floor((room(version, level) * 8 - header(version)) / 8);

/** The first version that holds so many bytes; 0 when none does. */
function versionFor(length, level) {
  for (let version = 1; version <= LAST; version++) if (length <= capacity(version, level)) return version;
  return 0;
}

/** The code of a text as rows of true (dark) and false; null when it is too long. `level`, `mask` for tests. */
export function qr(text, { level = "", mask = -1 } = {}) {
  const bytes = [...new TextEncoder().encode(text)];
  const chosen = level || (versionFor(bytes.length, "M") ? "M" : "L");
  const version = versionFor(bytes.length, chosen);
  if (!version) return null;
  const { grid, free } = frame(version);
  place(grid, free, interleaved(data(bytes, version, chosen), version, chosen));
  const masks = mask < 0 ? MASKS.map((_, number) => number) : [mask];
  const made = masks.map((number) => masked(grid, free, number));
  const scores = made.map(faults); // before the squares that tell mask and version are set, as the standard has it
  const best = scores.indexOf(Math.min(...scores));
  return finished(made[best], version, chosen, masks[best]);
}

// ── Codewords ──

/** The text's codewords: its kind, length and bytes, then padding. */
function data(bytes, version, level) {
  const bits = [];
  const put = (value, count) => {
    for (let place = count - 1; place >= 0; place--) bits.push((value >> place) & 1);
  };
  put(BYTES, 4);
  put(bytes.length, header(version) - 4);
  for (const byte of bytes) put(byte, 8);
  const size = room(version, level) * 8;
  put(0, Math.min(4, size - bits.length));
  while (bits.length % 8) bits.push(0);
  const words = [];
  for (let at = 0; at < bits.length; at += 8) words.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0; words.length < size / 8; pad++) words.push(PADS[pad % 2]);
  return words;
}

const EXP = [];
const LOG = [];
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  LOG[value] = power;
  value = value & 128 ? (value << 1) ^ 0x11d : value << 1;
}
const times = (one, other) => (one && other ? EXP[(LOG[one] + LOG[other]) % 255] : 0);

/** The divisor of Reed and Solomon for so many correcting codewords. */
function divisor(count) {
  let found = [1];
  for (let power = 0; power < count; power++) {
    const next = [...found, 0];
    found.forEach((factor, place) => (next[place + 1] ^= times(factor, EXP[power])));
    found = next;
  }
  return found.slice(1);
}

/** The codewords that correct a block. */
export function corrections(block, count) {
  const factors = divisor(count);
  const rest = Array(count).fill(0);
  for (const word of block) {
    const lead = word ^ rest.shift();
    rest.push(0);
    factors.forEach((factor, place) => (rest[place] ^= times(factor, lead)));
  }
  return rest;
}

/** The codewords of all blocks, taken in turn, then those that correct them. */
function interleaved(words, version, level) {
  const [count, sizes] = BLOCKS[level][version - 1];
  let at = 0;
  const blocks = sizes.map((size) => words.slice(at, (at += size)));
  const checks = blocks.map((block) => corrections(block, count));
  const inTurn = (lists) => Array.from({ length: Math.max(...lists.map((one) => one.length)) }, (_, place) => lists.flatMap((one) => (place < one.length ? [one[place]] : []))).flat();
  return [...inTurn(blocks), ...inTurn(checks)];
}

// ── The grid ──

/** The middles of the small squares of a version, in both directions. */
function middles(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = version * 4 + 10;
  const step = count === 2 ? 0 : Math.ceil((last - 6) / (2 * count - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => last - (count - 2 - place) * step)];
}

/** The fixed part of a version, and which squares are free for data. */
function frame(version) {
  const size = version * 4 + 17;
  const grid = Array.from({ length: size }, () => Array(size).fill(false));
  const free = Array.from({ length: size }, () => Array(size).fill(true));
  const set = (x, y, dark) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    grid[y][x] = dark;
    free[y][x] = false;
  };
  const square = (middleX, middleY, reach, dark) => {
    for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) set(middleX + x, middleY + y, dark(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const at = middles(version);
  const corner = (x, y) => (x === 6 && (y === 6 || y === size - 7)) || (y === 6 && x === size - 7);
  for (const y of at) for (const x of at) if (!corner(x, y)) square(x, y, 2, (ring) => ring !== 1);
  for (const [x, y] of formatPlaces(size).flat()) set(x, y, false);
  set(8, size - 8, false);
  for (const [x, y] of versionPlaces(version, size)) set(x, y, false);
  return { grid, free };
}

/** What is left of a value when it is divided as the standard's BCH codes do. */
function remainder(value, factor, bits) {
  let rest = value;
  for (let place = 0; place < bits; place++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * factor);
  return rest;
}

/** Where the eighteen bits that tell a version from 7 on stand, from the lowest on, first those at the right. */
function versionPlaces(version, size) {
  if (version < 7) return [];
  const right = Array.from({ length: 18 }, (_, bit) => [size - 11 + (bit % 3), Math.floor(bit / 3)]);
  return [...right, ...right.map(([x, y]) => [y, x])];
}

/** Where the fifteen bits that tell the level and the mask stand, twice, from the lowest bit on. */
function formatPlaces(size) {
  const near = Array.from({ length: 15 }, (_, bit) => (bit < 6 ? [8, bit] : bit < 8 ? [8, bit + 1] : bit === 8 ? [7, 8] : [14 - bit, 8]));
  const far = Array.from({ length: 15 }, (_, bit) => (bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit]));
  return [near, far];
}

/** Puts the codewords' bits into the free squares, up and down in columns of two from the right. */
function place(grid, free, words) {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1, upwards = true; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!free[y][x]) continue;
        grid[y][x] = bit < words.length * 8 && Boolean((words[bit >> 3] >> (7 - (bit & 7))) & 1);
        bit++;
      }
    }
  }
}

/** The grid under a mask. */
function masked(grid, free, mask) {
  return grid.map((row, y) => row.map((dark, x) => (free[y][x] && MASKS[mask](x, y) ? !dark : dark)));
}

/** The masked grid with the bits that tell its level, its mask and its version. */
function finished(grid, version, level, mask) {
  grid[grid.length - 8][8] = true; // dark in every code
  const told = (LEVEL_BITS[level] << 3) | mask;
  const bits = ((told << 10) | remainder(told, 0x537, 10)) ^ 0x5412;
  for (const places of formatPlaces(grid.length)) places.forEach(([x, y], bit) => (grid[y][x] = Boolean((bits >> bit) & 1)));
  const name = (version << 12) | remainder(version, 0x1f25, 12);
  versionPlaces(version, grid.length).forEach(([x, y], bit) => (grid[y][x] = Boolean((name >> (bit % 18)) & 1)));
  return grid;
}
