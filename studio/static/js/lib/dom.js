// Building and finding elements. No inline style, no innerHTML: everything written is text.

/**
 * @param {string} tag
 * @param {Record<string, any>} [props]  attributes; `class`, `text`, `on` (listeners), `data`, `css` (custom properties)
 * @param {(Node | string | null | undefined | false)[]} [children]
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "css") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, String(v));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
const sprite = new URL("../../icons/sprite.svg", import.meta.url).pathname;

/** @param {string} name @param {string} [cls] */
export function icon(name, cls = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `i ${cls}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${sprite}#i-${name}`);
  svg.append(use);
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
export function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** The element of this id; its absence is a mistake of ours. @param {string} id @returns {any} */
export function the(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** The JSON block of this id. @param {string} id @returns {any} */
export function dataOf(id) {
  return JSON.parse(the(id).textContent ?? "null");
}
