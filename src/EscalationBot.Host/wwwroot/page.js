// What the page does in the browser itself: keep to the newest message, keep drafts, send with Enter, skip links, connect again.

/** Blazor puts an element into the page before its children: look at those when the whole drawing is there. */
const whenDrawn = (work) => queueMicrotask(work);

const narrow = matchMedia("(max-width: 1099px)");

/** A conversation that stays at its newest message unless the reader scrolled up. */
class ChatLog extends HTMLElement {
  static nearEnd = 80;

  connectedCallback() {
    this.stick = true;
    this.onScroll = () => this.look();
    this.addEventListener("scroll", this.onScroll, { passive: true });
    this.changes = new MutationObserver(() => this.follow());
    this.changes.observe(this, { childList: true, subtree: true, characterData: true });
    this.size = new ResizeObserver(() => this.follow());
    this.size.observe(this);
    this.follow();
  }

  disconnectedCallback() {
    this.removeEventListener("scroll", this.onScroll);
    this.changes.disconnect();
    this.size.disconnect();
  }

  look() {
    const fromEnd = this.scrollHeight - this.scrollTop - this.clientHeight;
    this.stick = fromEnd < ChatLog.nearEnd || Math.abs(this.scrollTop - this.placed) < 2;
    this.toggleAttribute("data-away", !this.stick);
  }

  follow() {
    if (this.stick) {
      this.scrollTop = this.newest();
      this.placed = this.scrollTop;
    }
    this.look();
  }

  /** The end, except when what stands there is taller than the view: that is read from its beginning. */
  newest() {
    const last = this.lastElementChild;
    const tall = last?.matches(".theirs, .first-steps") && last.offsetHeight > this.clientHeight;
    return tall ? last.offsetTop - this.offsetTop - 12 : this.scrollHeight;
  }

  toNewest() {
    this.stick = true;
    this.follow();
  }
}

/** The box to write in. What was not sent yet outlives a lost connection, a reload and a look at another post. */
class ChatBox extends HTMLElement {
  static observedAttributes = ["data-sent"];

  /** Somebody chose a post and will want to write, or on a small screen first to read. */
  static wanted = false;

  get box() {
    return this.querySelector("textarea");
  }

  get draft() {
    return `draft:${this.dataset.post}`;
  }

  connectedCallback() {
    this.addEventListener("input", () => sessionStorage.setItem(this.draft, this.box.value));
    whenDrawn(() => {
      this.restore();
      if (ChatBox.wanted) (narrow.matches ? document.querySelector("chat-log") : this.box)?.focus({ preventScroll: true });
      ChatBox.wanted = false;
    });
  }

  attributeChangedCallback(name, before) {
    if (before !== null) sessionStorage.removeItem(this.draft);
  }

  restore() {
    const kept = sessionStorage.getItem(this.draft);
    if (!kept || !this.box || this.box.value) return;
    this.box.value = kept;
    this.box.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** The list of posts shows the one that is chosen. */
class PostList extends HTMLElement {
  connectedCallback() {
    whenDrawn(() => {
      const chosen = this.querySelector("[aria-current]");
      if (chosen) this.scrollTop = chosen.offsetTop - this.offsetTop - (this.clientHeight - chosen.offsetHeight) / 2;
    });
  }
}

customElements.define("chat-log", ChatLog);
customElements.define("chat-box", ChatBox);
customElements.define("post-list", PostList);

// Enter while an input method composes a syllable belongs to the input method.
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  if (!(box instanceof HTMLTextAreaElement) || !("enterSends" in box.dataset)) return;
  event.preventDefault();
  box.form.requestSubmit();
});

// Sending means wanting to see the answer; what stands in the box counts, however it came there.
document.addEventListener("submit", (event) => {
  event.target.querySelector("[data-enter-sends]")?.dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelector("chat-log")?.toNewest();
}, true);

// A form that is not connected yet must not leave the page.
window.addEventListener("submit", (event) => event.preventDefault());

// Before the router sees the click: a skip moves the focus and nothing else.
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const skip = target?.closest("a[data-skip]");
  if (skip) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById(skip.dataset.skip)?.focus();
  } else if (target?.closest("[data-to-newest]")) {
    document.querySelector("chat-log")?.toNewest();
  } else if (target?.closest("[data-reload]")) {
    location.reload();
  } else if (target?.closest("[data-reconnect]")) {
    connectAgain();
  } else if (target?.closest(".posts a, .activity a")) {
    ChatBox.wanted = true;
  }
}, true);

/** A server that lives but does not know this page any more was started anew: so is the page, with the same address and drafts. */
async function connectAgain() {
  try {
    if (!(await Blazor.reconnect())) location.reload();
  } catch {
    // Nobody there yet: the words on the page still say so.
  }
}

document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", (event) => {
  if (["rejected", "resume-failed"].includes(event.detail.state)) location.reload();
});
