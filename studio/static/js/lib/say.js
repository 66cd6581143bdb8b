// The page's sentences come whole from the server's catalogue; only {names} are filled in here.

/** @type {Record<string, string>} */
let sentences = {};

/** @param {Record<string, string>} catalogue */
export function learn(catalogue) {
  sentences = catalogue;
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`no sentence for ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
