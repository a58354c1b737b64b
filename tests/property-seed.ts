import fc from 'fast-check';

// Repeatable: the same commit draws the same cases wherever it is tested. REGULARS_SEED=random draws others, a number just those.
const wanted = process.env['REGULARS_SEED'] ?? '20211130';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
