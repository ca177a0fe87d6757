import styles from "./WordsRow.module.css";

/**
 * The four words of a frozen version, drawn from its fingerprint: for people to recognise and to
 * say on the phone. They are not proof.
 */
export function WordsRow({ words }: { readonly words: readonly string[] }) {
  return (
    <p className={styles["words"]}>
      {words.map((word, place) => (
        <span key={`${String(place)}${word}`}>{word}</span>
      ))}
    </p>
  );
}
