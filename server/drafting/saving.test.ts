import { expect, test } from "vitest";
import { Saving } from "./saving.ts";

function room() {
  const disk = { full: false, low: () => disk.full };
  const told: string[] = [];
  const saving = new Saving(disk, (notice) => told.push(notice));
  return { disk, told, saving };
}

test("DR131 each change is told once, with its reason", () => {
  const { disk, told, saving } = room();
  saving.saved();
  saving.failed();
  saving.failed();
  expect(told).toEqual(["notSaved"]);
  disk.full = true;
  saving.diskChanged(true);
  saving.failed();
  expect(told).toEqual(["notSaved", "lowDisk"]);
  disk.full = false;
  saving.diskChanged(true);
  expect(saving.trouble).toBe("lowDisk");
  saving.saved();
  expect(told).toEqual(["notSaved", "lowDisk", "saved"]);
  expect(saving.trouble).toBeUndefined();
});

test("DR131 nothing is called saved while the disk is nearly full, though nothing had to be stored", () => {
  const { disk, told, saving } = room();
  disk.full = true;
  saving.diskChanged(false);
  saving.saved();
  expect(told).toEqual(["lowDisk"]);
  disk.full = false;
  saving.diskChanged(false);
  expect(told).toEqual(["lowDisk", "saved"]);
});
