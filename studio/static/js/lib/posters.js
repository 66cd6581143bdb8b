// Posters move on hover, focus or tap, one at a time; not at all for who asked for less motion.

/** @param {Document} doc */
export function moveOnePosterAtATime(doc) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    for (const video of doc.querySelectorAll("video[autoplay]")) /** @type {HTMLVideoElement} */ (video).pause();
    return;
  }
  const cards = doc.querySelectorAll(".poster-card:has(video)");
  for (const card of cards) {
    card.addEventListener("pointerenter", () => play(doc, card));
    card.addEventListener("focusin", () => play(doc, card));
    card.addEventListener("pointerleave", () => stop(card));
    card.addEventListener("focusout", () => stop(card));
  }
}

/** @param {Document} doc @param {Element} card */
function play(doc, card) {
  for (const other of doc.querySelectorAll(".poster-card.playing")) if (other !== card) stop(other);
  const video = /** @type {HTMLVideoElement} */ (card.querySelector("video"));
  if (video.dataset.src && !video.src) video.src = video.dataset.src;
  video.play().then(() => card.classList.add("playing"), () => card.classList.remove("playing"));
}

/** @param {Element} card */
function stop(card) {
  card.classList.remove("playing");
  const video = card.querySelector("video");
  if (!video) return;
  video.pause();
  video.currentTime = 0;
}
