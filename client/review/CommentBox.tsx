import type { RefObject } from "react";
import { Hidden } from "../ui/Hidden.tsx";
import { Textarea } from "../ui/Input.tsx";

/** A box for a comment: Ctrl Enter posts, Escape leaves. Its label says who will see the words. */
export function CommentBox({
  id,
  box,
  label,
  placeholder,
  value,
  onChange,
  onPost,
  onLeave,
}: {
  readonly id: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly onPost: () => void;
  readonly onLeave: () => void;
}) {
  return (
    <div>
      <label htmlFor={id}>
        <Hidden>{label}</Hidden>
      </label>
      <Textarea
        id={id}
        ref={box}
        rows={2}
        maxLength={10_000}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onPost();
          }
          if (event.key === "Escape") onLeave();
        }}
      />
    </div>
  );
}
