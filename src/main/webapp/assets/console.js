// Makes the console more comfortable; without it everything can be done as well. It asks the server for nothing.
"use strict";

// times as the reader's clock has them, with UTC behind
{
  const language = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(navigator.languages.find(each => each.startsWith(language)) || language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    time.title = moment.toISOString().replace("T", " ").replace(/\.\d+Z$/, " UTC");
    time.textContent = format.format(moment);
  }
}

// where the rooms stand in a row, the one that one is in may be far out
{
  const rooms = document.querySelector(".rooms");
  const current = rooms.querySelector("[aria-current]");
  if (current && rooms.scrollWidth > rooms.clientWidth) {
    rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;
  }
}

// what is to be copied has a button for it
for (const text of document.querySelectorAll("[data-copy=yes]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = document.body.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = document.body.dataset.copied;
  });
  text.after(button);
}

// a file is read into the box that would have its text
for (const choice of document.querySelectorAll("[data-fills]")) {
  choice.hidden = false;
  const file = choice.querySelector("input");
  file.addEventListener("change", async () => {
    document.getElementById(choice.dataset.fills).value = file.files.length === 0 ? "" : await file.files[0].text();
  });
}

// options are found while one types
{
  const find = document.getElementById("find");
  if (find) {
    const found = document.getElementById("found");
    const folded = [...document.querySelectorAll("#options details")].map(each => [each, each.open]);
    find.closest(".find").hidden = false;
    find.addEventListener("input", () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(word => word);
      let any = false;
      for (const option of document.querySelectorAll("#options .option")) {
        option.hidden = !words.every(word => option.dataset.words.includes(word));
        any ||= !option.hidden;
      }
      for (const [group, open] of folded) {
        group.hidden = !group.querySelector(".option:not([hidden])");
        group.open = words.length > 0 ? !group.hidden : open;
      }
      const main = document.querySelector("#options > fieldset");
      main.hidden = !main.querySelector(".option:not([hidden])");
      found.textContent = any ? "" : found.dataset.none;
    });
    find.addEventListener("keydown", event => event.key === "Enter" && event.preventDefault());
  }
}

// one bar says what has changed; leaving with changes asks
{
  const form = document.getElementById("options");
  const bar = document.getElementById("savebar");
  if (form && bar) {
    const changes = document.getElementById("changes");
    const chosen = (field, how) => [...field.options].filter(each => each[how]).map(each => each.value).join() || field.options[0]?.value;
    const values = (option, checked, selected, value) => [...option.querySelectorAll("input, select, textarea")]
      .map(field => /checkbox|radio/.test(field.type) ? field[checked] : field.options ? chosen(field, selected) : field[value]).join("\n");
    const value = option => values(option, "checked", "selected", "value");
    // as the page came: whoever is fast, or comes back to it, has typed before this runs
    const served = option => values(option, "defaultChecked", "defaultSelected", "defaultValue");
    const options = [...form.querySelectorAll(".option")].map(option => ({
      option, first: served(option), before: option.classList.contains("changed"),
      name: option.querySelector(".label").firstChild.textContent.trim()
    }));
    let leaving = false;
    const look = () => {
      const changed = options.filter(each => each.before || value(each.option) !== each.first);
      options.forEach(each => each.option.classList.toggle("changed", changed.includes(each)));
      changes.replaceChildren(...changed.map(each => {
        const item = document.createElement("li");
        item.textContent = each.name;
        return item;
      }));
      bar.hidden = changed.length === 0;
      return changed.length > 0;
    };
    form.addEventListener("input", look);
    form.addEventListener("submit", () => { leaving = true; });
    bar.querySelector("[data-leaves]").addEventListener("click", () => { leaving = true; });
    window.addEventListener("beforeunload", event => {
      if (!leaving && look()) {
        event.preventDefault();
      }
    });
    look();
  }
}

// an address may name an option: it is shown, wherever it is folded away
{
  const option = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const group = option && option.closest("details");
  if (group) {
    group.open = true;
    option.scrollIntoView({ block: "center" });
  }
}
