import { describe, expect, it } from 'vitest';
import { copyName } from '../../../../src/views/projects/copy-name.ts';
import { fileName } from '../../../../src/views/projects/project-saving.svelte.ts';

describe('the name of a copy', () => {
  it('is one that none has yet, also of a copy', () => {
    expect(copyName('Bakery', ['Bakery'])).toBe('Bakery (copy)');
    expect(copyName('Bakery', ['Bakery', 'Bakery (copy)'])).toBe('Bakery (copy 2)');
    expect(copyName('Bakery (copy 2)', ['Bakery (copy)', 'Bakery (copy 2)'])).toBe('Bakery (copy 3)');
  });
});

describe('the name of a project file', () => {
  it('is that of the project, as every system can write it', () => {
    expect(fileName('sales 2023.csv.gz')).toBe('sales 2023');
    expect(fileName('a/b\\c:d*e?"<>|f')).toBe('a b c d e f');
    expect(fileName('.csv')).toBe('project');
    expect(fileName('')).toBe('project');
  });
});
