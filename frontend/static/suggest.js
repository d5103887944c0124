// Completes what is typed into the search field. Without this script it is a plain field, and the
// widget is fetched only when somebody turns to the field.
const own = document.querySelector("script[data-suggest-script]");
const place = document.querySelector("[data-suggest]");
const field = place?.querySelector("input");

const WAIT = 150;
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// The widget takes what it shows for HTML; titles and keywords are other people's words.
const escaped = (text) => String(text ?? "").replace(/[&<>"']/g, (each) => entities[each]);

let timer = null;
let asked = null;

function suggest(typed, show) {
  clearTimeout(timer);
  asked?.abort();
  timer = setTimeout(async () => {
    asked = new AbortController();
    const address = `${place.dataset.suggest}?q=${encodeURIComponent(typed)}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      show(answer.ok ? (await answer.json()).suggestions : []);
    } catch (error) {
      if (error.name !== "AbortError") show([]);
    }
  }, WAIT);
}

function fetched(tag, values) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), values);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

function dressed() {
  const { id, name, value, form } = field;
  const hadFocus = document.activeElement === field;
  const caret = field.selectionStart;
  field.remove();
  window.accessibleAutocomplete({
    element: place,
    id,
    name,
    defaultValue: value,
    source: suggest,
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: "overlay",
    showNoOptionsFound: false,
    tNoResults: () => "No suggestions",
    tAssistiveHint: () =>
      "When suggestions are shown use up and down arrows to review them and enter to search for one.",
    templates: { inputValue: (text) => text ?? "", suggestion: escaped },
    onConfirm: (chosen) => {
      if (chosen === undefined) return;
      place.querySelector("input").value = chosen;
      form.requestSubmit();
    },
  });
  const input = place.querySelector("input");
  input.maxLength = 500;
  // While suggestions are open the widget takes Enter for itself, though none of them is chosen.
  place.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || event.target !== input) return;
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    },
    true,
  );
  if (hadFocus) {
    input.focus();
    input.setSelectionRange(caret, caret);
  }
}

if (own && field) {
  field.addEventListener(
    "focus",
    async () => {
      try {
        await Promise.all([
          fetched("link", { rel: "stylesheet", href: own.dataset.suggestStyle }),
          fetched("script", { src: own.dataset.suggestScript }),
        ]);
        dressed();
      } catch {
        // The plain field works.
      }
    },
    { once: true },
  );
}

// On a narrow screen results come first: the filters fold away until they are wanted.
const filters = document.querySelector("details.wl-filters");
if (filters && window.matchMedia("(max-width: 40.0525em)").matches && !location.hash) {
  filters.open = false;
}

// A list of a hundred values can be searched within.
for (const list of document.querySelectorAll("[data-search-within]")) {
  const input = Object.assign(document.createElement("input"), {
    type: "search",
    className: "govuk-input wl-filter__search",
    autocomplete: "off",
  });
  input.setAttribute("aria-label", `Search within ${list.querySelector("legend").textContent}`);
  input.placeholder = "Search within";
  input.addEventListener("input", () => {
    const sought = input.value.trim().toLowerCase();
    for (const item of list.querySelectorAll(".govuk-checkboxes__item")) {
      item.hidden = !item.textContent.toLowerCase().includes(sought);
    }
  });
  list.querySelector("legend").after(input);
}
