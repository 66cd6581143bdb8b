// A waveform as the import measured it: the loudest sample of each frame, 0 to 255.

/** @type {Map<string, Promise<number[]>>} */
const known = new Map();

/** @param {HTMLCanvasElement} canvas @param {string} url @param {{start: number, duration: number}} [part] frames shown; all when left out */
export async function drawWave(canvas, url, part) {
  const all = await peaksOf(url);
  const peaks = part ? all.slice(part.start, part.start + part.duration) : all;
  const pen = canvas.getContext("2d");
  if (!pen || !peaks.length) return;
  pen.fillStyle = getComputedStyle(canvas).getPropertyValue("--ink-2");
  const bars = Math.round(canvas.width / 6);
  const middle = canvas.height / 2;
  for (let n = 0; n < bars; n += 1) {
    const from = Math.floor((n * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((n + 1) * peaks.length) / bars));
    const high = Math.max(2, (Math.max(...peaks.slice(from, to)) / 255) * (canvas.height - 4));
    pen.fillRect(n * 6 + 1, middle - high / 2, 3.4, high);
  }
}

/** @param {string} url */
function peaksOf(url) {
  let found = known.get(url);
  if (!found) {
    found = fetch(url).then((answer) => (answer.ok ? answer.json() : { peaks: [] })).then((told) => told.peaks, () => []);
    known.set(url, found);
  }
  return found;
}
