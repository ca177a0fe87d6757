import { useEffect, useRef, useState } from "react";

/** How long a clause must be on screen before we say that it was opened. */
const OPENED_MS = 1000;

/**
 * Which clauses have been on screen for a second. We say honestly how many that are, and never
 * make anybody scroll.
 * @returns the ids, and the function that each clause's element is given to
 */
export function useOpened(): {
  readonly opened: ReadonlySet<string>;
  readonly watch: (id: string, element: HTMLElement | null) => void;
} {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const elements = useRef(new Map<string, HTMLElement>());
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target.id));
        if (!isIntersecting) continue;
        const open = () => {
          setOpened((before) => new Set([...before, target.id]));
          observer.unobserve(target);
        };
        timers.set(target.id, setTimeout(open, OPENED_MS));
      }
    });
    for (const element of elements.current.values()) observer.observe(element);
    return () => {
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, []);
  return {
    opened,
    watch: (id, element) => {
      if (element === null) elements.current.delete(id);
      else elements.current.set(id, element);
    },
  };
}
