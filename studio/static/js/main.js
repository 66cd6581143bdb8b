// What every page can do: theme, dialogs, menus, moving posters, ranges. One behaviour per module.
import { rememberTheme } from "./lib/theme.js";
import { wireDialogs, wireMenus } from "./lib/dialogs.js";
import { moveOnePosterAtATime } from "./lib/posters.js";
import { paintRanges } from "./lib/ranges.js";
import { wireFilters } from "./lib/filters.js";
import { wirePrinting } from "./lib/printing.js";

rememberTheme(document);
wireDialogs(document);
wireMenus(document);
moveOnePosterAtATime(document);
paintRanges(document);
wireFilters(document);
wirePrinting(document);
