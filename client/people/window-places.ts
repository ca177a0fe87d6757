/** Where a window stands on the screen, in CSS pixels. */
export interface WindowPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Below 760 px the draft is for reading and comments, so the writer's window is wider. */
const WRITER = 820;
const READER = 420;

/**
 * One large window on the left for whoever writes, the others over one another on the right. On a
 * screen too narrow for both, the right ones overlap the large one and stay inside the screen.
 */
export function windowPlaces(
  count: number,
  screen: { readonly width: number; readonly height: number },
): readonly WindowPlace[] {
  const width = Math.min(screen.width, Math.max(WRITER, Math.floor(screen.width * 0.56)));
  const right = Math.min(screen.width, Math.max(READER, screen.width - width));
  const height = Math.floor(screen.height / Math.max(1, count - 1));
  return Array.from({ length: count }, (_, place) =>
    place === 0
      ? { left: 0, top: 0, width, height: screen.height }
      : { left: screen.width - right, top: (place - 1) * height, width: right, height },
  );
}
