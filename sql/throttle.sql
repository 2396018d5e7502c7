-- Attempts in a window of time.

-- throttle_take(bucket text, now int, window_ends_at int): Counts an attempt, in a new window where the last one is over, or ends so late that the clock was set back since (a minute allows for whoever had to wait for the lock).
INSERT INTO throttles (bucket, attempts, window_ends_at) VALUES (:bucket, 1, :window_ends_at)
ON CONFLICT (bucket) DO UPDATE
   SET attempts = CASE WHEN throttles.window_ends_at BETWEEN :now + 1 AND :window_ends_at + 60 THEN throttles.attempts + 1 ELSE 1 END,
       window_ends_at = CASE WHEN throttles.window_ends_at BETWEEN :now + 1 AND :window_ends_at + 60 THEN throttles.window_ends_at
                             ELSE excluded.window_ends_at END
RETURNING attempts AS attempts, window_ends_at AS window_ends_at;

-- throttle_count(bucket text, now int, window_ends_at int): The attempts of a window that throttle_take() would go on with.
SELECT attempts AS attempts, window_ends_at AS window_ends_at FROM throttles
 WHERE bucket = :bucket AND window_ends_at BETWEEN :now + 1 AND :window_ends_at + 60;

-- throttle_give_back(bucket text): One attempt less.
UPDATE throttles SET attempts = attempts - 1 WHERE bucket = :bucket AND attempts > 0;

-- throttle_clear(bucket text): Forgets a bucket.
DELETE FROM throttles WHERE bucket = :bucket;

-- throttle_sweep(now int, most int): Deletes some of the buckets whose window is over.
DELETE FROM throttles
 WHERE bucket IN (SELECT t.bucket FROM throttles t WHERE t.window_ends_at <= :now ORDER BY t.window_ends_at LIMIT :most);
