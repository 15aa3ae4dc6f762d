/** Tests provoke faults on purpose; `LOG_LEVEL=warn npx jest …` shows what was logged. */
process.env.LOG_LEVEL ??= 'silent';
