import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { HEADING_LEVELS } from "../documents.limits.ts";
import { EditorToolForm } from "./editor-tool-form.tsx";
import { type Tool, type ToolbarState, type ToolForm, tableTools, textTools, toolbarState } from "./editor-tools.ts";

type Props = { editor: Editor };

/** An ARIA toolbar: one stop with Tab, then arrows, Home and End from control to control. */
export function EditorToolbar({ editor }: Props) {
  const [form, setForm] = useState<ToolForm | null>(null);
  const open = (chosen: ToolForm) => setForm((before) => (before === chosen ? null : chosen));
  const state = useEditorState({ editor, selector: ({ editor: current }) => toolbarState(current) });
  const [current, setCurrent] = useState(0);
  const writing = textTools(editor, state, open);
  const table = state.inTable ? tableTools(editor, state, open) : [];
  // Outside a table its tools are gone: the stop of Tab goes back to one that is there.
  const reached = Math.min(current, writing.length + table.length);
  const stop = (index: number) => ({ tabIndex: index === reached ? 0 : -1, onFocus: () => setCurrent(index), "data-stop": index });
  return (
    <>
      <div data-region="toolbar" role="toolbar" tabIndex={-1} aria-label={m.documents_toolbar_label()} className="ta-toolbar" onKeyDown={(event) => moveFocus(event, editor)}>
        <StyleChoice editor={editor} state={state} {...stop(0)} />
        <ToolGroup tools={writing} stop={(index) => stop(index + 1)} />
        {table.length > 0 && (
          <div role="group" aria-label={m.documents_toolbar_group_table()} className="ta-tool-group">
            <ToolGroup tools={table} stop={(index) => stop(writing.length + index + 1)} />
          </div>
        )}
      </div>
      {form && <EditorToolForm key={form} form={form} editor={editor} onDone={() => setForm(null)} />}
    </>
  );
}

type Stop = { tabIndex: number; onFocus: () => void; "data-stop": number };

function ToolGroup({ tools, stop }: { tools: readonly Tool[]; stop: (index: number) => Stop }) {
  return tools.map((tool, index) => (
    <button
      key={tool.label}
      type="button"
      title={tool.label}
      aria-label={tool.label}
      aria-pressed={tool.isPressed}
      aria-disabled={tool.isDisabled || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !tool.isDisabled && tool.run()}
      {...stop(index)}
    >
      {tool.icon ? <Icon name={tool.icon} size="sm" /> : <span className="ta-tool-mark" data-mark={tool.mark} />}
    </button>
  ));
}

type StyleProps = { editor: Editor; state: ToolbarState; tabIndex: number; onFocus: () => void };

function StyleChoice({ editor, state, ...stop }: StyleProps) {
  return (
    <select
      {...stop}
      aria-label={m.documents_toolbar_style()}
      value={state.heading}
      onChange={(event) => {
        const level = HEADING_LEVELS.find((one) => `${one}` === event.target.value);
        const chain = editor.chain().focus();
        if (level) chain.setHeading({ level }).run();
        else chain.setParagraph().run();
      }}
    >
      <option value="0">{m.documents_style_paragraph()}</option>
      {HEADING_LEVELS.map((level) => (
        <option key={level} value={`${level}`}>{m.documents_style_heading({ level })}</option>
      ))}
    </select>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>, editor: Editor): void {
  if (event.key === "Escape") {
    event.preventDefault();
    editor.commands.focus();
    return;
  }
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop], select")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = nextStop(event.key, at, stops.length, document.activeElement instanceof HTMLSelectElement);
  if (next === null) return;
  event.preventDefault();
  stops[next]?.focus();
}

/** Up and down belong to a select; left and right always move on. */
function nextStop(key: string, at: number, count: number, isSelect: boolean): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return isSelect ? null : 0;
    case "End":
      return isSelect ? null : count - 1;
    default:
      return null;
  }
}
