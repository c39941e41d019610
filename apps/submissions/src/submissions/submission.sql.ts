/** SQL for an instant as JSON shows it, whatever the session's time zone is. */
export function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for whether the draft of a submission `s` says something else than the version that was handed in last. */
export const changedSince = `s.state = 'submitted' AND s.working_copy IS NOT NULL AND EXISTS (
  SELECT 1 FROM submission_version v WHERE v.submission_id = s.id AND v.version = s.last_version
    AND (s.updated_at > v.submitted_at OR ARRAY(
      SELECT f.file_id FROM submission_file f
      WHERE f.submission_id = s.id AND f.in_draft AND f.state <> 'removed' ORDER BY 1)
    <> ARRAY(SELECT (e->>'fileId')::uuid FROM jsonb_array_elements(v.files) e ORDER BY 1)))`;
