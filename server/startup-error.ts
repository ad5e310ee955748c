/** A reason not to start that the person at the keyboard can mend: main.ts prints it as one line, without a stack. */
export class StartupError extends Error {
  override name = "StartupError";
}
