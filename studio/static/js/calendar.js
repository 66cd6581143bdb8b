// The calendar: a card is carried to another hour by hand, by keys, or by its dialog. The server decides and answers.
import { call, CallFailed } from "./lib/http.js";
import { toast } from "./lib/toasts.js";

const week = /** @type {HTMLTableElement | null} */ (document.querySelector("[data-week]"));
const month = /** @type {HTMLTableElement | null} */ (document.querySelector("[data-month]"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("move"));

wireDialog();
wireSlots();
for (const card of document.querySelectorAll('[draggable="true"]')) wireDrag(/** @type {HTMLElement} */ (card));
for (const cell of document.querySelectorAll("td[data-at-day]")) wireDrop(/** @type {HTMLElement} */ (cell));
document.addEventListener("keydown", moveByKeys);
showWhereItWent();

/** The button of a card opens the dialog with the card's own day and hour. */
function wireDialog() {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-move]"));
    if (!link || !dialog) return;
    const entry = entryOf(link.dataset.move ?? "");
    const form = /** @type {HTMLFormElement | null} */ (dialog.querySelector("[data-move-form]"));
    if (!entry || !form) return;
    event.preventDefault();
    field(form, "publication").value = entry.dataset.entry ?? "";
    field(form, "day").value = entry.dataset.day ?? "";
    field(form, "hour").value = entry.dataset.hour ?? "";
    const title = dialog.querySelector("[data-move-title]");
    if (title) title.textContent = entry.dataset.title ?? "";
    dialog.showModal();
    field(form, "day").focus();
  });
}

/** A free hour offered beside the form goes into its fields. */
function wireSlots() {
  document.addEventListener("click", (event) => {
    const slot = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-slot-day]"));
    const form = slot?.closest("form");
    if (!slot || !form) return;
    field(form, "day").value = slot.dataset.slotDay ?? "";
    field(form, "hour").value = slot.dataset.slotHour ?? "";
    field(form, "hour").dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** @param {HTMLElement} card */
function wireDrag(card) {
  card.addEventListener("dragstart", (event) => {
    event.dataTransfer?.setData("text/plain", card.dataset.entry ?? "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    card.classList.add("lifted");
  });
  card.addEventListener("dragend", () => card.classList.remove("lifted"));
}

/** @param {HTMLElement} cell */
function wireDrop(cell) {
  cell.addEventListener("dragover", (event) => {
    event.preventDefault();
    cell.classList.add("over");
  });
  cell.addEventListener("dragleave", () => cell.classList.remove("over"));
  cell.addEventListener("drop", (event) => {
    event.preventDefault();
    cell.classList.remove("over");
    const entry = entryOf(event.dataTransfer?.getData("text/plain") ?? "");
    if (entry) send(entry, cell.dataset.atDay ?? "", hourIn(entry, cell));
  });
}

/** Alt and an arrow: a day to the left or right, an hour up or down. @param {KeyboardEvent} event */
function moveByKeys(event) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[/** @type {keyof typeof steps} */ (event.key)];
  const entry = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.('[draggable="true"]'));
  const table = week ?? month;
  if (!event.altKey || !step || !entry || !table) return;
  event.preventDefault();
  const cell = /** @type {HTMLTableCellElement | null} */ (entry.closest("td"));
  const row = /** @type {HTMLTableRowElement | null} */ (entry.closest("tr"));
  if (!cell || !row) return;
  const target = /** @type {HTMLElement | undefined} */ (table.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]]);
  if (target?.dataset.atDay) send(entry, target.dataset.atDay, hourIn(entry, target));
}

/** The minute stays; the hour is the cell's, where cells have hours. @param {HTMLElement} entry @param {HTMLElement} cell */
function hourIn(entry, cell) {
  const [hour, minute] = (entry.dataset.hour ?? "12:15").split(":");
  return `${cell.dataset.atHour ?? hour}:${minute}`;
}

/** @param {HTMLElement} entry @param {string} day @param {string} hour */
async function send(entry, day, hour) {
  if (entry.dataset.day === day && entry.dataset.hour === hour) return;
  try {
    const answer = await call("/calendar/move", { method: "POST", json: { publication: entry.dataset.entry, day, hour } });
    sessionStorage.setItem("calendar-moved", JSON.stringify({ id: entry.id, sentence: answer.sentence }));
    location.reload();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (error.trouble === "signed-out") location.assign(error.body?.url ?? "/sign-in");
    else toast("unsure", error.body?.sentence ?? document.body.dataset.offline ?? "…");
  }
}

/** After the page came back: what happened, and the focus where it was. */
function showWhereItWent() {
  const kept = sessionStorage.getItem("calendar-moved");
  if (!kept) return;
  sessionStorage.removeItem("calendar-moved");
  const { id, sentence } = JSON.parse(kept);
  toast("live", sentence);
  const entry = document.getElementById(id);
  /** @type {HTMLElement | null | undefined} */ (entry?.matches("a") ? entry : entry?.querySelector("a"))?.focus();
}

/** @param {string} id */
function entryOf(id) {
  return /** @type {HTMLElement | null} */ (document.querySelector(`[data-entry="${CSS.escape(id)}"]`));
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}
