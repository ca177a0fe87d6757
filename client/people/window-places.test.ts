import { expect, test } from "vitest";
import { windowPlaces } from "./window-places.ts";

test.each([
  [1920, 1040],
  [1440, 860],
  [1280, 680],
  [1024, 728],
])("three windows stay inside a screen of %i by %i, and the writer can write", (width, height) => {
  const places = windowPlaces(3, { width, height });
  expect(places).toHaveLength(3);
  expect(places[0]?.width).toBeGreaterThan(760);
  for (const place of places) {
    expect(place.left).toBeGreaterThanOrEqual(0);
    expect(place.left + place.width).toBeLessThanOrEqual(width);
    expect(place.top + place.height).toBeLessThanOrEqual(height);
    expect(place.width).toBeGreaterThanOrEqual(420);
  }
});

test("on a wide screen nobody covers anybody", () => {
  const [writer, ...readers] = windowPlaces(3, { width: 1440, height: 860 });
  for (const reader of readers) expect(reader.left).toBeGreaterThanOrEqual(writer?.width ?? 0);
  expect(readers[1]?.top).toBe(readers[0]?.height);
});
