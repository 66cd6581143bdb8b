// Réglages: the end card and the logo as they are being typed, drawn by the engine. Without script the kept ones show.

/** Milliseconds without a key before the pictures are asked for. */
const REST = 400;

/** @param {Document} doc */
export function followCard(doc) {
  const form = /** @type {HTMLFormElement | null} */ (doc.querySelector("form[data-card]"));
  if (!form) return;
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(doc, form), REST);
  });
  for (const image of doc.querySelectorAll("[data-card-picture]")) {
    for (const event of ["load", "error"]) image.addEventListener(event, () => image.classList.remove("coming"));
  }
}

/** @param {Document} doc @param {HTMLFormElement} form */
function show(doc, form) {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (name.startsWith("card_") || name.startsWith("corner_")) words.append(name, String(value));
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (doc.querySelectorAll("[data-card-picture]"))) {
    image.classList.add("coming");
    image.src = `${image.src.split("?")[0]}?${words}`;
  }
}

followCard(document);
