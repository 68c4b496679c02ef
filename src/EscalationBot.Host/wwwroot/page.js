// What the page does in the browser itself: keep to the newest message, send with Enter, skip links, connect again.

/** A conversation that stays at its newest message unless the reader scrolled up. */
class ChatLog extends HTMLElement {
  static nearEnd = 80;

  connectedCallback() {
    this.stick = true;
    this.post = this.dataset.post;
    this.onScroll = () => this.look();
    this.addEventListener("scroll", this.onScroll, { passive: true });
    this.changes = new MutationObserver(() => this.follow());
    this.changes.observe(this, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-post"] });
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
    if (this.dataset.post !== this.post) {
      this.post = this.dataset.post;
      this.stick = true;
    }
    if (this.stick) {
      this.scrollTop = this.newest();
      this.placed = this.scrollTop;
    }
    this.look();
  }

  /** The end, except when the newest message is taller than the view: that one is read from its beginning. */
  newest() {
    const last = this.lastElementChild;
    const tall = last?.matches(".theirs") && last.offsetHeight > this.clientHeight;
    return tall ? last.offsetTop - this.offsetTop - 12 : this.scrollHeight;
  }

  toNewest() {
    this.stick = true;
    this.follow();
  }
}

customElements.define("chat-log", ChatLog);

// Enter while an input method composes a syllable belongs to the input method.
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  if (!(box instanceof HTMLTextAreaElement) || !("enterSends" in box.dataset)) return;
  event.preventDefault();
  box.dispatchEvent(new Event("change", { bubbles: true }));
  box.form.requestSubmit();
});

// Sending means wanting to see the answer.
document.addEventListener("submit", () => document.querySelector("chat-log")?.toNewest(), true);

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
    Blazor.reconnect();
  }
}, true);
