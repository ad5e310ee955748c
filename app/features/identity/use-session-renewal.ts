import { useEffect } from "react";
import { href } from "react-router";
import { seconds } from "#app/platform/time.ts";
import { renewAhead, renewLogin } from "./renewal.ts";

/**
 * Keeps the login of an open page alive: renews its cookie before the token ends (two minutes ahead, and at once
 * when a sleeping computer wakes up). `expiresAt` is what the root loader says, null when nobody is signed in.
 * Sockets hear of it through onLoginRenewed.
 */
export function useSessionRenewal(expiresAt: number | null): void {
  useEffect(() => {
    if (expiresAt === null) return;
    let next: number | null = expiresAt;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      if (next !== null) timer = setTimeout(renew, Math.max(seconds(1), next - renewAhead - Date.now()));
    };
    const renew = async (): Promise<void> => {
      const renewed = await renewLogin(href("/sessione/rinnova"));
      // No answer: the network may be away. Try again soon; the old token still serves for a while.
      next = renewed === undefined ? Date.now() + renewAhead + seconds(20) : renewed;
      wait();
    };
    const woken = (): void => {
      if (document.visibilityState === "visible" && next !== null && next - renewAhead < Date.now()) void renew();
    };
    wait();
    document.addEventListener("visibilitychange", woken);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", woken);
    };
  }, [expiresAt]);
}
