// On a phone one fills: one scene, one line to say, one button. The panels of the desk come along underneath.
import { h, icon, shape, the } from "../lib/dom.js";
import { redrawn } from "../lib/focus.js";
import { say } from "../lib/say.js";
import { problem } from "./scene.js";
import { thumbnail } from "./score.js";

const small = matchMedia("(max-width: 860px)");

/** @param {import("./store.js").Store} store */
export function wirePhone(store) {
  const settle = () => {
    const home = small.matches ? the("pedit") : the("panels");
    home.append(the("scene-pan"), the("side-pan"));
    const screen = the("screen");
    if (small.matches) the("finder").append(the("still"), the("draft"), the("making"));
    else screen.prepend(the("still"), the("draft")), screen.append(the("making"));
    draw(store);
  };
  small.addEventListener("change", settle);
  for (const event of ["state", "select"]) store.on(event, () => draw(store));
  settle();
}

/** @param {import("./store.js").Store} store */
function draw(store) {
  if (!small.matches) {
    the("still").hidden = false; // (a tablet was turned round: here the picture stands for every scene)
    return;
  }
  const { scenes, filled, count } = store.layout;
  const scene = store.scene;
  const strip = the("phone-score");
  strip.setAttribute("aria-label", store.layout.count_label);
  strip.replaceChildren(...store.state.marks.map((/** @type {any} */ m) => shape("rect", { class: m.scene === store.selected && m.kind !== "hold" ? `${m.kind} now` : m.kind, x: `${m.x}%`, width: `${m.width}%`, y: m.kind === "end" ? "34%" : "0", height: m.kind === "end" ? "32%" : "100%", rx: "3" })));
  the("phone-left").textContent = store.state.left_label;
  the("finder").classList.toggle("full", Boolean(scene?.filled));
  the("still").hidden = !scene?.filled;
  the("phone-number").textContent = scene ? say("desk-phone-scene", { number: scene.number, length: scene.length_label }) : "";
  the("phone-name").textContent = scene?.name ?? say("desk-no-scene-title");
  the("cueline").hidden = !scene?.say;
  the("phone-say").textContent = scene ? say("desk-quote", { text: scene.say }) : "";
  const word = scene?.filled ? say("desk-film-again") : say("desk-film", { length: scene?.length_label ?? "" });
  const full = count > 0 && filled === count;
  the("film").className = full ? "btn line col" : "btn wink";
  the("film").replaceChildren(...(full ? [icon("video"), h("span", { text: word })] : [word]));
  end(store, full);
  const nav = the("sidenav");
  redrawn(nav, () => nav.replaceChildren(...scenes.map((/** @type {any} */ s) => item(store, s))));
}

/** When everything is filled the big button renders; what deserves a look is listed, and the finished video is near. @param {import("./store.js").Store} store @param {boolean} full */
function end(store, full) {
  the("dock").classList.toggle("full", full);
  the("phone-render").hidden = !full;
  the("phone-end").hidden = !full;
  const worries = store.state.problems.filter((/** @type {any} */ p) => p.severity !== "todo");
  the("phone-worries").hidden = worries.length === 0;
  const place = the("phone-problems");
  redrawn(place, () => place.replaceChildren(...worries.map((/** @type {any} */ p) => problem(store, p))));
}

/** @param {import("./store.js").Store} store @param {any} scene */
function item(store, scene) {
  const picture = thumbnail(store, scene) || (scene.filled ? `${store.urls.still}?frame=${Math.floor((scene.start + scene.end) / 2)}&rev=${store.revision}` : "");
  const now = scene.id === store.selected;
  const label = say(scene.filled ? "desk-scene-label" : "desk-scene-label-empty", { number: scene.number, name: scene.name, length: scene.length_label });
  return h("button", { type: "button", class: [now && "now", scene.beat === "punchline" && "pun"].filter(Boolean).join(" "), "aria-label": label, "aria-current": now ? "true" : null, on: { click: () => store.select(scene.id) } }, [
    picture && h("img", { src: picture, alt: "" }), h("span", { class: "no", text: String(scene.number) }), scene.filled && h("span", { class: "ck" }, [icon("check")]),
  ]);
}
