import { filesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { FileProperties } from './file-properties.service.js';
import type { FileOwner } from './file.entity.js';
import { assertOwnerAsks, FilesService } from './files.service.js';

@Controller()
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly properties: FileProperties,
  ) {}

  @Handle(filesRpc.grantUpload)
  grantUpload(call: Call<typeof filesRpc.grantUpload>) {
    const { owner, ...file } = call.input;
    assertOwnerAsks(call, owner.service);
    return this.files.grantUpload(call, owner, file);
  }

  @Handle(filesRpc.grantDownload)
  grantDownload(call: Call<typeof filesRpc.grantDownload>) {
    const { owner, fileId } = call.input;
    assertOwnerAsks(call, owner.service);
    return this.files.grantDownload(call, owner, fileId);
  }

  @Handle(filesRpc.resumeUpload)
  resumeUpload(call: Call<typeof filesRpc.resumeUpload>) {
    return this.files.resumeUpload(call);
  }

  @Handle(filesRpc.describeFiles)
  async describeFiles(call: Call<typeof filesRpc.describeFiles>) {
    return { items: await this.files.describe(call.caller as FileOwner['service'], call.input.fileIds) };
  }

  @Handle(filesRpc.readProperties)
  readProperties(call: Call<typeof filesRpc.readProperties>) {
    const { owner, fileIds } = call.input;
    assertOwnerAsks(call, owner.service);
    return this.properties.read(owner, fileIds);
  }

  @Handle(filesRpc.removeFile)
  removeFile(call: Call<typeof filesRpc.removeFile>) {
    const { owner, fileId } = call.input;
    assertOwnerAsks(call, owner.service);
    return this.files.remove(call, owner, fileId);
  }
}
