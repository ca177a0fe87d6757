import { carersVoices } from "./carers.ts";
import type { ExamplePartnership } from "./example.ts";
import { riverAndRoots } from "./river.ts";
import { warmWednesdays } from "./warm.ts";

/** The three partnerships of the example. All names, numbers and addresses are invented. */
export const CAST: readonly ExamplePartnership[] = [riverAndRoots, carersVoices, warmWednesdays];
