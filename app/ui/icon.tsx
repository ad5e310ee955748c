import spriteUrl from "bootstrap-italia/dist/svg/sprites.svg?url";

/** A symbol of the bootstrap-italia sprite, by its id there. */
export type IconName = `it-${string}`;

type Props = {
  name: IconName;
  size?: "xs" | "sm" | "md" | "lg" | undefined;
  color?: "primary" | "white" | "success" | "warning" | "danger" | "secondary" | undefined;
  /** Said aloud in place of the picture. Without it the icon is decoration and hidden from screen readers. */
  label?: string | undefined;
};

export function Icon({ name, size, color, label }: Props) {
  const classes = ["icon", size && size !== "md" && `icon-${size}`, color && `icon-${color}`].filter(Boolean).join(" ");
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg className={classes} {...spoken}>
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  );
}
