import { toJsonSchema } from '@valibot/to-json-schema';
import { anyRuleSchema, planSchema } from '#core';

/**
 * The text of docs/plan.schema.json: what an editor needs to complete and check a plan while it is written. References
 * between parts (audiences, duplicate names) are `readPlan`'s to check.
 */
export function planSchemaText(): string {
  const schema = toJsonSchema(planSchema, {
    // What a marketer writes, where defaults may be left out.
    typeMode: 'input',
    definitions: { rule: anyRuleSchema },
    // Checks written as code (time zones, locales) have no form in JSON Schema; the edge makes them.
    errorMode: 'ignore',
  });
  return `${JSON.stringify({ ...schema, title: 'Tact plan' }, null, 2)}\n`;
}
