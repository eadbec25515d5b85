# cmake -DPROGRAM=ikm -DSHELL=bash -DOUT=ikm.bash -P completion.cmake: what the shell completes, in Indonesian.
cmake_path(GET OUT PARENT_PATH folder)
file(MAKE_DIRECTORY ${folder})
execute_process(COMMAND ${PROGRAM} --lang id completion ${SHELL} OUTPUT_FILE ${OUT} COMMAND_ERROR_IS_FATAL ANY)
