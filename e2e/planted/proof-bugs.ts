import { type Bug, gone } from "./bug.ts";
import { LIVE_BUGS } from "./live-bugs.ts";

const plantedAs = (name: string): Bug["edits"] =>
  LIVE_BUGS.find((bug) => bug.name === name)?.edits ?? [];

/** Bugs that the great proofs must find from outside: the simulator, the stories, the histories. */
export const PROOF_BUGS: readonly Bug[] = [
  {
    name: "acknowledge before append, in a simulated world",
    edits: plantedAs("acknowledge before append"),
    found: { file: "server/drafting/simulator.test.ts", test: "DR90 300 simulated worlds" },
  },
  {
    name: "broadcast before commit, in a simulated world",
    edits: plantedAs("broadcast before commit"),
    found: { file: "server/drafting/simulator.test.ts", test: "DR90 300 simulated worlds" },
  },
  {
    name: "a failed commit taken for one that wrote nothing",
    edits: [
      gone(
        "server/drafting/room.ts",
        "      if (this.#unsure && !(await this.#makeSure())) return;\n",
      ),
      // The journal's own look at the row it is written after, as the simulated disk has it.
      gone(
        "server/drafting/simulator.fixture.ts",
        '      if (write.seq !== stood) return "moved";\n',
      ),
    ],
    found: { file: "server/drafting/simulator.test.ts", test: "DR121 a commit that was written" },
  },
  {
    name: "edit after freeze, seen by eight clients",
    edits: plantedAs("edit after freeze"),
    found: { file: "e2e/linear/freeze.test.ts", test: "DR123 T7 freezing, signing" },
  },
  {
    name: "a second undo looks for the caret of the first",
    edits: [
      gone(
        "client/drafting/steady-caret.ts",
        "              if (change.origin instanceof Y.UndoManager) forgetEarlier(binding, view.state);\n",
      ),
    ],
    found: { file: "e2e/worlds/editor-stories.test.ts", test: "DR120 the story of seed 139" },
  },
];
