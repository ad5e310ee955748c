import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Icon, type IconName } from "./icon.tsx";

export type Toast = { id: string; kind: "success" | "info" | "warning" | "danger"; text: string };

const icons: Record<Toast["kind"], IconName> = {
  success: "it-check-circle",
  info: "it-info-circle",
  warning: "it-warning-circle",
  danger: "it-error",
};

const mostAtOnce = 3;

/** Twice the time that the longest message takes to read. */
const shownFor = 10_000;

/** The live region of the page: what went well leaves by itself, the rest stays until closed or until the next page. `flash` is what the last action wanted to say (root loader). */
export function ToastProvider({ flash, children }: { flash: Toast | null; children: ReactNode }) {
  const { pathname } = useLocation();
  const [state, setState] = useState({ pathname, lastFlash: flash?.id, toasts: flash ? [flash] : [] });
  // The flash is gone from the loader's data at the next revalidation; the toast is kept here until it is closed.
  const isNew = flash !== null && flash.id !== state.lastFlash;
  if (isNew || pathname !== state.pathname) {
    const kept = pathname === state.pathname ? state.toasts : state.toasts.filter((toast) => toast.id === flash?.id);
    setState({
      pathname,
      lastFlash: flash?.id ?? state.lastFlash,
      toasts: isNew ? [...kept, flash].slice(-mostAtOnce) : kept,
    });
  }
  const close = useCallback((id: string) => setState((before) => ({ ...before, toasts: before.toasts.filter((toast) => toast.id !== id) })), []);
  return (
    <>
      <div className="ta-toasts" role="status" aria-live="polite">
        {state.toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={close} />
        ))}
      </div>
      {children}
    </>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: (id: string) => void }) {
  const { id, kind } = toast;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    // Who reads it, with the pointer or the focus on it, keeps it; so does what went wrong.
    if (isHeld || kind === "warning" || kind === "danger") return;
    const timer = setTimeout(() => onClose(id), shownFor);
    return () => clearTimeout(timer);
  }, [isHeld, kind, id, onClose]);
  return (
    <div className={`ta-toast ta-toast-${kind}`} onPointerEnter={() => setHeld(true)} onPointerLeave={(event) => setHeld(event.currentTarget.contains(document.activeElement))} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon name={icons[kind]} size="sm" />
      <p>{toast.text}</p>
      <button type="button" className="ta-toast-close" onClick={() => onClose(id)}>
        <Icon name="it-close" size="sm" label={m.ui_toast_close()} />
      </button>
    </div>
  );
}
