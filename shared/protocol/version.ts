/**
 * The version of the wire: raised when a message changes its meaning. The socket's address names
 * the schema version (`v`), which moves more often; a client that is behind in either is told to
 * reload.
 */
export const WIRE_VERSION = 1;
