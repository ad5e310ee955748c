import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type TagTone = "neutral" | "info" | "success" | "warning" | "danger" | "strong";

type Props = { tone?: TagTone | undefined; icon?: IconName | undefined; children: ReactNode };

/** A short state or kind: «ammessa», «in corso». The words say it; the colour only helps. */
export function Tag({ tone = "neutral", icon, children }: Props) {
  return (
    <span className={`ta-tag ta-tag-${tone}`}>
      {icon && <Icon name={icon} size="xs" />}
      {children}
    </span>
  );
}
