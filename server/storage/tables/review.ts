export interface ReviewTables {
  thread: Thread;
  comment: Comment;
  private_thread: PrivateThread;
  private_comment: PrivateComment;
}

interface Thread {
  id: string;
  agreement_id: string;
  clause_id: string;
  quote: string;
  created_by: string;
  created_at: string;
  resolved_by: string | null;
  resolved_at: string | null;
}

interface Comment {
  id: string;
  thread_id: string;
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  body: string;
  at: string;
}

/** Private to one organisation: tables of their own, so no shared query can reach them. */
interface PrivateThread extends Thread {
  organisation_id: string;
}

type PrivateComment = Comment;
