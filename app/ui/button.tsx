import type { ComponentProps, ReactNode } from "react";
import { Link, type To, useNavigation } from "react-router";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonVariant = "primary" | "outline" | "secondary" | "danger" | "success" | "link";
export type ButtonSize = "xs" | "sm" | "md" | "lg";

type Look = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
};

const variantClasses: Record<ButtonVariant, string> = {
  primary: "btn-primary",
  outline: "btn-outline-primary",
  secondary: "btn-secondary",
  danger: "btn-danger",
  success: "btn-success",
  link: "btn-link",
};

/** The classes of a button, for the rare element that is neither a button nor a link. */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "md", extra = ""): string {
  return ["btn", variantClasses[variant], size !== "md" && `btn-${size}`, "ta-btn", extra].filter(Boolean).join(" ");
}

export function Button({ variant, size, icon, children, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return (
    <button {...rest} type={type} className={buttonClass(variant, size, className)}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </button>
  );
}

/** Sends the form around it. While something is being sent it says so; a second click is the server's to refuse. */
export function SubmitButton(props: Look & ComponentProps<"button">) {
  const busy = useNavigation().state === "submitting";
  return <Button {...props} type="submit" aria-busy={busy || undefined} />;
}

/** A link that looks like a button. It goes somewhere; it changes nothing. */
export function LinkButton({ variant, size, icon, children, to, className, ...rest }: Look & { to: To } & Omit<ComponentProps<typeof Link>, "to" | "children">) {
  return (
    <Link {...rest} to={to} className={buttonClass(variant, size, className)}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </Link>
  );
}

function ButtonContent({ icon, children }: { icon: IconName | undefined; children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} size="sm" />}
      <span>{children}</span>
    </>
  );
}
