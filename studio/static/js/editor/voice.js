// Recording a voice in the page, where the browser allows it (https, or this very machine).
import { icon, the } from "../lib/dom.js";
import { say } from "../lib/say.js";

/** @param {import("./store.js").Store} store @param {import("./fill.js").Filling} filling */
export function wireVoice(store, filling) {
  const button = the("voice-record");
  /** @type {MediaRecorder | null} */
  let recorder = null;
  const able = Boolean(navigator.mediaDevices?.getUserMedia) && "MediaRecorder" in globalThis;
  button.hidden = !able;
  button.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream);
      /** @type {Blob[]} */
      const parts = [];
      recorder.ondataavailable = (event) => parts.push(event.data);
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        const type = recorder?.mimeType ?? "audio/webm";
        recorder = null;
        face(button, "mic", say("desk-voice-record"));
        the("voice").close();
        filling.send(new File(parts, say("desk-voice-name", { name: store.scene?.name ?? "" }) + (type.includes("mp4") ? ".m4a" : ".webm"), { type }));
      };
      recorder.start();
      face(button, "square", say("desk-voice-stop"));
      the("voice-state").textContent = say("desk-voice-listens");
    } catch {
      recorder = null;
      the("voice-state").textContent = say("desk-voice-refused");
    }
  });
  the("voice-clear").addEventListener("click", () => { store.do({ verb: "clear", scene: store.selected, slot: "voice" }); the("voice").close(); });
}

/** @param {HTMLElement} button @param {string} sign @param {string} words */
function face(button, sign, words) {
  button.replaceChildren(icon(sign), words);
}
