// A button that prints the page; what is printed is decided by the style sheet.

/** @param {Document} doc */
export function wirePrinting(doc) {
  doc.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-prints]")) print();
  });
}
