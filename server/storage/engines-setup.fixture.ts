import { afterAll } from "vitest";
import { ENGINE } from "./engines.fixture.ts";

/* Stands before every file of tests that runs on PostgreSQL: the schemas go when the file ends. */
afterAll(() => ENGINE.end());
