import { simulateWorlds } from "./worlds.ts";

/** T1: the same ten thousand worlds each time. `npm run test:long` goes on where these end. */
const whole = await simulateWorlds({ first: 1, count: 10_000, steps: 300, pages: 5 });
process.exitCode = whole ? 0 : 1;
