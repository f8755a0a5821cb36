import type { Page } from '@playwright/test';

/** Moves the mouse as a reader does, until `done` resolves. What fails in the mouse's way ends with the page. */
export async function stayActive<T>(page: Page, done: Promise<T>): Promise<T> {
  let over = false;
  const moving = (async () => {
    for (let step = 0; !over; step++) {
      await page.mouse.move(300 + (step % 7) * 20, 300 + (step % 5) * 15);
      await page.waitForTimeout(400);
    }
  })().catch(() => undefined);
  try {
    return await done;
  } finally {
    over = true;
    await moving;
  }
}
