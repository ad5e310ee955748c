/** Of one person at a time, in one document: who opens more windows than this without ever writing loses the oldest. */
const MOST_RESERVED = 64;

type Reservation = { personId: string; mayWrite: boolean };

/**
 * Whose client ids a document's are. One that was written under belongs for ever to the person who first did (the database holds it);
 * a join keeps one free that nobody has written under yet.
 */
export class ClientIds {
  private owners: Map<number, string>;
  private readonly reserved = new Map<number, Reservation>();
  private readonly isWritten: (clientId: number) => boolean;

  constructor(owners: Map<number, string>, isWritten: (clientId: number) => boolean) {
    this.owners = owners;
    this.isWritten = isWritten;
  }

  /** What the database holds, read anew; what joins keep free stays so. */
  renew(owners: Map<number, string>): void {
    this.owners = owners;
  }

  /** False when the id is somebody else's. Who may write takes it from who may not and only keeps it free. */
  reserve(clientId: number, { personId, mayWrite }: Reservation): boolean {
    const owner = this.owners.get(clientId);
    if (owner !== undefined) return owner === personId;
    if (this.isWritten(clientId)) return false;
    const keeper = this.reserved.get(clientId);
    if (keeper && keeper.personId !== personId && (keeper.mayWrite || !mayWrite)) return false;
    this.reserved.delete(clientId);
    this.reserved.set(clientId, { personId, mayWrite });
    this.forgetOldest(personId);
    return true;
  }

  mayUse(clientId: number, personId: string): boolean {
    const owner = this.owners.get(clientId);
    if (owner !== undefined) return owner === personId;
    const keeper = this.reserved.get(clientId);
    return !this.isWritten(clientId) && (!keeper || keeper.personId === personId);
  }

  bind(clientId: number, personId: string): void {
    this.owners.set(clientId, personId);
    this.reserved.delete(clientId);
  }

  private forgetOldest(personId: string): void {
    const mine = [...this.reserved].filter(([, keeper]) => keeper.personId === personId);
    for (const [clientId] of mine.slice(0, Math.max(0, mine.length - MOST_RESERVED))) this.reserved.delete(clientId);
  }
}
