import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";

/** A table in the editor: its title above it, and a frame in which a wide one scrolls on a phone. The library's own view shows no title. */
export class CaptionedTableView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly table: HTMLTableElement;
  private node: Node;

  constructor(node: Node, attributes: Record<string, unknown>) {
    this.node = node;
    this.dom = document.createElement("div");
    this.dom.className = "tableWrapper";
    this.table = document.createElement("table");
    for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") this.table.setAttribute(name, value);
    this.contentDOM = this.table.createTBody();
    this.dom.append(this.table);
    this.showCaption();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.showCaption();
    return true;
  }

  /** What is not a cell is drawn here, not typed. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  private showCaption(): void {
    const words: unknown = this.node.attrs["caption"];
    if (typeof words !== "string" || words === "") return this.table.deleteCaption();
    const caption = this.table.createCaption();
    caption.contentEditable = "false";
    caption.textContent = words;
  }
}
