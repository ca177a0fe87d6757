import type { DiskWatch } from "../health/disk.ts";
import type { Meter } from "./meter.ts";
import type { DraftStore } from "./ports.ts";

/** The part of the disk's watch that the live core uses. */
export type LiveDisk = Pick<DiskWatch, "low" | "look" | "onChange">;

export const roomyDisk: LiveDisk = {
  low: () => false,
  look: async () => false,
  onChange: () => {},
};

/**
 * A store that tries nothing while the disk is nearly full: what was to be written waits where it
 * is, and is tried again. A commit that fails is counted, and the disk looked at for the reason.
 */
export function watchedStore(store: DraftStore, disk: LiveDisk, meter: Meter): DraftStore {
  const requireRoom = async (): Promise<void> => {
    if (disk.low() && (await disk.look())) throw new Error("the disk is nearly full");
  };
  return {
    ...store,
    append: async (writes) => {
      await requireRoom();
      return store.append(writes).catch((error: unknown) => {
        meter.appendFailed();
        void disk.look();
        throw error;
      });
    },
    saveSnapshot: async (room, snapshot) => {
      await requireRoom();
      await store.saveSnapshot(room, snapshot);
    },
  };
}
