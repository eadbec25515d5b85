# cmake -DPROGRAM=ikm -DLANG=id -DGZIP=gzip -DOUT=ikm.1.gz -P manual.cmake: the page of `man ikm`.
cmake_path(GET OUT PARENT_PATH folder)
file(MAKE_DIRECTORY ${folder})
execute_process(COMMAND ${PROGRAM} --lang ${LANG} manual COMMAND ${GZIP} -9nc OUTPUT_FILE ${OUT}
                COMMAND_ERROR_IS_FATAL ANY)
