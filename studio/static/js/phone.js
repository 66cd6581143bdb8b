// The page on the phone: one thing to film at a time; the file goes on its way at once, and goes on after a locked screen.
import { reason, send, settled } from "./upload.js";

const fill = /** @type {HTMLElement} */ (document.querySelector(".fill"));
const words = JSON.parse(document.getElementById("phone-words")?.textContent ?? "{}");
const shots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-shot]")]);
const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-step]")]);
/** @type {Map<HTMLElement, any>} uploads under way, woken when the screen or the line is back */
const going = new Map();
/** @type {Map<HTMLElement, () => void>} what did not arrive, and how to send it again */
const failed = new Map();

/** @param {number} at  a shot, or their number: the end */
function show(at) {
  shots.forEach((shot, n) => { shot.hidden = n !== at; });
  /** @type {HTMLElement} */ (document.getElementById("thanks")).hidden = at !== shots.length;
  steps.forEach((step, n) => (n === at ? step.setAttribute("aria-current", "step") : step.removeAttribute("aria-current")));
  steps[at]?.scrollIntoView({ block: "nearest", inline: "center" });
  count();
}

/** Says what is left, and thanks only once everything has arrived. */
function count() {
  const left = shots.filter((shot) => !("filled" in shot.dataset)).length;
  const over = going.size === 0;
  /** @type {HTMLElement} */ (document.getElementById("left")).textContent = words.left[left];
  /** @type {HTMLElement} */ (document.getElementById("end-title")).textContent = over ? words.thanks : words.onway[going.size];
  /** @type {HTMLElement} */ (document.getElementById("end-text")).textContent = over ? words.thanksText : words.stay;
}

/** The next empty one after this, else what failed, else the end. @param {number} from */
function next(from) {
  const order = [...shots.keys()].map((n) => (n + from + 1) % shots.length);
  const empty = order.find((n) => !("filled" in shots[n].dataset) && !going.has(shots[n]));
  show(empty ?? shots.length);
}

/** @param {HTMLElement} shot @param {File} file */
async function take(shot, file) {
  const box = /** @type {HTMLElement} */ (shot.querySelector(".going"));
  const told = /** @type {HTMLElement} */ (shot.querySelector("[data-told]"));
  const bar = /** @type {HTMLProgressElement} */ (shot.querySelector("progress"));
  const again = /** @type {HTMLButtonElement} */ (shot.querySelector("[data-again]"));
  let percent = 0;
  box.hidden = false;
  again.hidden = true;
  failed.delete(shot);
  const metadata = { scene: shot.dataset.scene ?? "", slot: shot.dataset.slot ?? "picture" };
  const { upload, done } = send(file, { endpoint: fill.dataset.endpoint ?? "", metadata }, (sent, all) => {
    percent = all ? Math.floor((sent * 100) / all) : 0;
    shot.dataset.percent = String(percent);
    bar.value = percent;
    told.textContent = words.sending.replace("{percent}", String(percent));
  });
  going.set(shot, upload);
  count();
  try {
    const url = await done;
    told.textContent = words.preparing;
    bar.removeAttribute("value");
    const end = await settled(url, (share) => { bar.value = share; });
    if (end.state !== "ready") throw new Error(end.sentence ?? words.failed);
    bar.value = 100;
    told.textContent = words.ready;
    shot.dataset.filled = "";
    steps[shots.indexOf(shot)].classList.add("full");
    /** @type {HTMLElement} */ (shot.querySelector("[data-word]")).textContent = words.again;
  } catch (error) {
    const { sentence, status } = reason(error);
    const own = error instanceof Error && !("originalResponse" in error) ? error.message : "";
    told.textContent = sentence || (status === 410 ? words.over : own || words.cut.replace("{percent}", String(percent)));
    again.hidden = false;
    again.onclick = () => take(shot, file);
    if (!sentence && !own && status !== 410) failed.set(shot, () => take(shot, file));
  }
  if (going.get(shot) === upload) going.delete(shot);
  count();
  const here = !shot.hidden && "filled" in shot.dataset;
  const waits = !(/** @type {HTMLElement} */ (document.getElementById("thanks")).hidden);
  if (here) setTimeout(() => { if (!shot.hidden) next(shots.indexOf(shot)); }, 900);
  else if (waits) next(-1);
}

for (const shot of shots) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (shot.querySelectorAll("input[type=file]"))) {
    input.addEventListener("change", () => { if (input.files?.[0]) take(shot, input.files[0]); input.value = ""; });
  }
  shot.querySelector("[data-next]")?.addEventListener("click", () => next(shots.indexOf(shot)));
}
for (const [n, step] of steps.entries()) step.addEventListener("click", () => show(n));

/** What was on its way goes on from what the server holds; what had given up is sent again. */
async function wake() {
  if (document.hidden) return;
  for (const upload of going.values()) { await upload.abort().catch(() => null); upload.start(); }
  for (const again of [...failed.values()]) again();
}
document.addEventListener("visibilitychange", wake); // a screen that comes back on finds a dead line
addEventListener("online", wake);
addEventListener("offline", () => {
  for (const shot of going.keys()) /** @type {HTMLElement} */ (shot.querySelector("[data-told]")).textContent = words.cut.replace("{percent}", shot.dataset.percent ?? "0");
});
addEventListener("beforeunload", (event) => { if (going.size) event.preventDefault(); });

next(-1);
