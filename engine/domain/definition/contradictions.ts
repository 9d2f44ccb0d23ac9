import { sentence } from '../sentences/sentence.ts';
import { type Points, sum } from '../points.ts';
import type { Problem } from '../problem.ts';
import { type ExamDefinition, type SectionScoring, type ThresholdRule, sectionMaximum } from './exam-definition.ts';
import { LEAST_BLOCK } from './lock-blocks.ts';
import { freezeProblems } from './public-board.ts';

/** What is wrong with a definition whose fields are each in order: rules that cannot hold together. */
export function contradictions(definition: ExamDefinition): Problem[] {
  return [
    ...repeated('sections', definition.sections, (entry) => entry.code),
    ...repeated('categories', definition.categories, (entry) => entry.code),
    ...repeated('accommodations', definition.accommodations, (entry) => entry.code),
    ...definition.sections.flatMap(({ scoring }, index) => scoringProblems(`sections[${index}].scoring`, scoring)),
    ...overlappingDraws(definition),
    ...shortAccommodations(definition),
    ...idleAccommodations(definition),
    ...ungovernedCategories(definition),
    ...unreachableThresholds(definition),
    ...tieProblems(definition),
    ...policyProblems(definition),
    ...smallBlocks(definition),
    ...lockdownProblems(definition),
    ...freezeProblems(definition),
    ...seatPolicyProblems(definition),
  ];
}

/** Which seat a computer stands at is known of enrolled ones alone. */
function seatPolicyProblems({ seats, workstations = 'open' }: ExamDefinition): Problem[] {
  if (seats === undefined || workstations === 'required' || (seats === 'flagged' && workstations === 'flagged'))
    return [];
  const needed = seats === 'required' ? 'required' : 'known';
  return [{ where: 'seats', what: sentence(`seats-need-workstations-${needed}`, { seats }) }];
}

function repeated<T>(field: string, entries: readonly T[], codeOf: (entry: T) => string): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const code = codeOf(entry);
    if (seen.has(code)) return [{ where: `${field}[${index}].code`, what: sentence('code-is-there-twice', { code }) }];
    seen.add(code);
    return [];
  });
}

/** A section's maximum is its best option everywhere, so nothing else may earn more, and it must be worth having. */
function scoringProblems(where: string, scoring: SectionScoring): Problem[] {
  if (scoring.kind === 'weighted') {
    const best = Math.max(scoring.blank, 0);
    return scoring.maximum > best
      ? []
      : [{ where: `${where}.maximum`, what: sentence('must-be-more-than', { best: best / 100 }) }];
  }
  const best = Math.max(scoring.wrong, scoring.blank);
  return scoring.right > best
    ? []
    : [{ where: `${where}.right`, what: sentence('must-be-more-than-wrong-and-blank-earn', { best: best / 100 }) }];
}

function overlappingDraws(definition: ExamDefinition): Problem[] {
  const meets = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
  return definition.sections.flatMap((section, s) =>
    section.draw.flatMap((one, i) =>
      section.draw.slice(0, i).flatMap((other, j) =>
        meets(one.topic, other.topic) && meets(one.difficulty, other.difficulty)
          ? [
              {
                where: `sections[${s}].draw[${i}]`,
                what: sentence('overlaps-with-draw-an-item-could-be-drawn', { draw: j }),
              },
            ]
          : [],
      ),
    ),
  );
}

/** The longest time counts, so a shorter one would silently do nothing. */
function shortAccommodations(definition: ExamDefinition): Problem[] {
  return definition.accommodations.flatMap(({ duration }, index) =>
    duration !== null && duration < definition.duration
      ? [{ where: `accommodations[${index}].durationMinutes`, what: sentence('is-shorter-than-the-exams-own-time') }]
      : [],
  );
}

/** A grant that could not change anything was meant otherwise. */
function idleAccommodations({ accommodations, clockStarts, lockdown }: ExamDefinition): Problem[] {
  return accommodations.flatMap(({ sebConfig, start }, index) => {
    const where = `accommodations[${index}]`;
    const problems: Problem[] = [];
    if (start === 'sign-in' && clockStarts === 'sign-in')
      problems.push({ where: `${where}.start`, what: sentence('is-everybodys-clockstarts-is-sign') });
    if (sebConfig !== undefined && (lockdown === undefined || lockdown.seb === 'off'))
      problems.push({ where: `${where}.sebConfig`, what: sentence('names-a-settings-file-and-lockdown-does') });
    else if (sebConfig !== undefined && lockdown !== undefined && lockdown.configKeys.length < 2)
      problems.push({
        where: `${where}.sebConfig`,
        what: sentence('names-a-second-settings-file-and-lockdown-configkeys'),
      });
    return problems;
  });
}

/**
 * An exam without any rule has no thresholds. Once there are rules, a forgotten category would pass whatever it scored, so it
 * needs one too; a rule that asks for nothing says so on purpose.
 */
function ungovernedCategories(definition: ExamDefinition): Problem[] {
  if (definition.thresholds.length === 0) return [];
  const governed = new Set(definition.thresholds.flatMap((rule) => rule.appliesTo));
  return definition.categories.flatMap(({ code }, index) =>
    governed.has(code)
      ? []
      : [{ where: `categories[${index}].code`, what: sentence('has-no-rule-in-thresholds', { code }) }],
  );
}

function unreachableThresholds(definition: ExamDefinition): Problem[] {
  const maxima = new Map(definition.sections.map((section) => [section.code as string, sectionMaximum(section)]));
  const governed = new Map<string, number>();
  return definition.thresholds.flatMap((rule, index) => [
    ...appliesToProblems(definition, rule, index, governed),
    ...heightProblems(rule, `thresholds[${index}]`, maxima),
  ]);
}

function appliesToProblems(
  definition: ExamDefinition,
  rule: ThresholdRule,
  index: number,
  governed: Map<string, number>,
): Problem[] {
  const where = `thresholds[${index}].appliesTo`;
  const problems: Problem[] = rule.appliesTo.length === 0 ? [{ where, what: sentence('names-no-category') }] : [];
  for (const code of rule.appliesTo) {
    const known = definition.categories.some((category) => category.code === code);
    if (!known) problems.push({ where, what: sentence('is-not-a-category', { code }) });
    const earlier = governed.get(code);
    if (earlier !== undefined)
      problems.push({ where, what: sentence('has-a-rule-already-thresholds', { code, earlier }) });
    governed.set(code, index);
  }
  return problems;
}

function heightProblems(rule: ThresholdRule, where: string, maxima: ReadonlyMap<string, Points>): Problem[] {
  const problems: Problem[] = [];
  for (const [code, least] of Object.entries(rule.perSection)) {
    const path = `${where}.perSection.${code}`;
    const maximum = maxima.get(code);
    if (maximum === undefined) problems.push({ where: path, what: sentence('is-not-a-section') });
    else if (least > maximum)
      problems.push({ where: path, what: sentence('is-above-the-sections-maximum', { most: maximum / 100 }) });
  }
  const highest = sum(maxima.values());
  if (rule.total !== null && rule.total > highest) {
    problems.push({ where: `${where}.total`, what: sentence('is-above-the-exams-maximum', { most: highest / 100 }) });
  }
  return problems;
}

function tieProblems(definition: ExamDefinition): Problem[] {
  const codes = new Set(definition.sections.map((section) => section.code));
  return definition.tieBreak.flatMap((code, index) => {
    if (!codes.has(code)) return [{ where: `tieBreak[${index}]`, what: sentence('names-no-section', { code }) }];
    if (definition.tieBreak.indexOf(code) !== index)
      return [{ where: `tieBreak[${index}]`, what: sentence('code-is-there-twice', { code }) }];
    return [];
  });
}

function policyProblems(definition: ExamDefinition): Problem[] {
  if (!definition.official || definition.livePolicy !== 'running' || definition.acknowledgesRunningSignal) return [];
  return [
    {
      where: 'acknowledgesRunningSignal',
      what: sentence('must-be-true-in-an-official-exam'),
    },
  ];
}

/** Under `running` the points move with every answer anyway, and under `finished` no block shows any. */
function smallBlocks({ livePolicy, official, sections }: ExamDefinition): Problem[] {
  if (!official || livePolicy !== 'locked') return [];
  return sections.flatMap(({ lockBlocks = [] }, index) => {
    const least = Math.min(...lockBlocks);
    if (least >= LEAST_BLOCK) return [];
    const what = sentence('has-a-block-of-items-in-an-official', { items: least, least: LEAST_BLOCK });
    return [{ where: `sections[${index}].lockBlocks`, what }];
  });
}

/**
 * A browser exam key alone would say which program it is, and nothing of how it is set up. Without any key nothing is Safe Exam
 * Browser, and where kiosks are accepted that may be meant.
 */
function lockdownProblems({ lockdown }: ExamDefinition): Problem[] {
  if (lockdown === undefined) return [];
  if (lockdown.seb === 'off' && lockdown.acceptsManagedKiosk === true) {
    const what = sentence('accepts-nothing-where-seb-is-off-with-required');
    return [{ where: 'lockdown.acceptsManagedKiosk', what }];
  }
  if (lockdown.seb === 'off' || lockdown.configKeys.length > 0) return [];
  if (lockdown.acceptsManagedKiosk === true && lockdown.browserExamKeys.length === 0) return [];
  const what = sentence('names-no-key-so-no-browser-could-be', { seb: lockdown.seb });
  return [{ where: 'lockdown.configKeys', what }];
}
