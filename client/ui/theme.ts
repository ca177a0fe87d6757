/** What a person may choose; `system` follows the device. */
export type ThemeChoice = "light" | "dark" | "system";

const KEY = "theme";
const darkDevice = window.matchMedia("(prefers-color-scheme: dark)");

/** The choice kept on this device, `system` when none was made or it cannot be read. */
export function themeChoice(): ThemeChoice {
  const kept = readKept();
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Keeps the choice on this device and paints it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // A browser that forbids storage still gets the theme for this page.
  }
  paint(choice);
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function paint(choice: ThemeChoice): void {
  const dark = choice === "dark" || (choice === "system" && darkDevice.matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

darkDevice.addEventListener("change", () => {
  paint(themeChoice());
});
paint(themeChoice());
