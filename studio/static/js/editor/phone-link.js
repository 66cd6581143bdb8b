// « Avec mon téléphone »: a QR code opens a page for this video only, without account; it can be taken back.
import { call, CallFailed } from "../lib/http.js";
import { open } from "../lib/dialogs.js";
import { h, the } from "../lib/dom.js";
import { say } from "../lib/say.js";
import { toast } from "../lib/toasts.js";

/** @param {import("./store.js").Store} store */
export async function showPhone(store) {
  the("qr").replaceChildren();
  show(true);
  the("phone-address").textContent = say("desk-phone-wait");
  open(document, "phone");
  try {
    const link = await call(store.urls.phone, { method: "POST", json: {} });
    show(Boolean(link.qr));
    if (link.qr) the("qr").replaceChildren(h("img", { src: link.qr, alt: say("desk-phone-alt"), width: "188", height: "188" }));
    the("phone-address").textContent = link.text;
    the("phone").dataset.revoke = link.revoke;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    the("phone-address").textContent = say("desk-phone-failed");
  }
}

/** Without a code there is nothing to aim at, nor to close. @param {boolean} on */
function show(on) {
  for (const id of ["phone-how", "qr", "phone-revoke"]) the(id).hidden = !on;
  the("phone-address").classList.toggle("meta", on);
}

export async function revokePhone() {
  const url = the("phone").dataset.revoke;
  if (!url) return;
  try {
    await call(url, { method: "POST", json: {} });
    the("phone").close();
    toast("live", say("desk-phone-revoked"));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    toast("failed", say("desk-broken"));
  }
}
