import { carersVoices } from "./carers.ts";
import type { ExamplePartnership } from "./example.ts";
import { riverAndRoots } from "./river.ts";
import { warmWednesdays } from "./warm.ts";

/**
 * The three partnerships of the example. All names, numbers and addresses are invented.
 *
 * What holds for them, and which test proves it:
 * DE1 the assessments are as they were answered, and what was disputed is settled on record ·
 * DE2 every field value fits its field and stands in the text ·
 * DE3 what is left to do is exactly what the first page says ·
 * DE4 each history runs forward, by people who may do what they did ·
 * DE5 every organisation of River and Roots has one thread of its own ·
 * DE6 no real addresses.
 */
export const CAST: readonly ExamplePartnership[] = [riverAndRoots, carersVoices, warmWednesdays];
